using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>That two images run the same is only worth something where one that does not is seen: each case breaks one
/// thing of a good Dockerfile.</summary>
[Collection(typeof(ProjectLab))]
public sealed class ImageObservationTests(ProjectLab lab)
{
    [Theory]
    [InlineData("hello", "ENTRYPOINT [\"./hello\"]", "CMD [\"./hello\"]", "Entrypoint: ")]
    [InlineData("hello", "FROM gcr.io/distroless/static-debian12", "FROM gcr.io/distroless/static-debian12:nonroot", "User: root | 65532")]
    [InlineData("packages", "CMD [\"1\", \"2\"]", "", "Cmd: ")]
    [InlineData("templates", "EXPOSE 8080", "", "ExposedPorts: ")]
    [InlineData("templates", "COPY static ./static", "", "file /app/static/site.css: ")]
    [InlineData("templates", "COPY templates ./templates", "", "run ./server -check: 0 ")]
    [InlineData("templates", "COPY templates ./templates", "COPY --chmod=600 templates ./templates", "file /app/templates/guests.html: ")]
    [InlineData("several-mains", "COPY --from=build /srv/bin/ /srv/bin/", "COPY --from=build /srv/bin/dispatcher /srv/bin/", "run: 0 ")]
    [InlineData("several-mains", "WORKDIR /src\nCOPY --from", "COPY --from", "WorkingDir: /src | /")]
    [InlineData("shell-command", "FROM debian:bookworm-slim", "FROM gcr.io/distroless/static-debian12", "run: 0 ")]
    [InlineData("shell-command", "FROM debian:bookworm-slim\nENV LOG_LEVEL=debug", "FROM debian:bookworm-slim", "Env: ")]
    [InlineData("settings", "VOLUME [\"/data\", \"/logs\"]", "VOLUME /data", "Volumes: ")]
    [InlineData("settings", "STOPSIGNAL SIGQUIT", "", "StopSignal: ")]
    [InlineData("settings", "stage=production", "stage=test", "Labels: ")]
    [InlineData("settings", "--retries=5", "--retries=3", "Healthcheck: ")]
    [InlineData("health-shell", "COPY status.txt ./", "", "health check: 0 ")]
    [InlineData("health-shell", "FROM alpine:3", "FROM gcr.io/distroless/static-debian12", "health check: 0 ")]
    [InlineData("bash-pipefail", "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nWORKDIR /app\nCOPY --from", "WORKDIR /app\nCOPY --from", "Shell: ")]
    [InlineData("cgo", "FROM gcr.io/distroless/base-debian12", "FROM gcr.io/distroless/static-debian12", "run: 0 ")]
    [InlineData("time-zones", "FROM gcr.io/distroless/static-debian12", "FROM scratch", "run: 0 ")]
    [InlineData("tls-roots", "FROM alpine:3", "FROM debian:bookworm-slim", "run: 0 ")]
    [InlineData("user-by-name", "COPY --from=build /etc/passwd /etc/group /etc/", "", "run: 0 ")]
    [InlineData("user-numeric", "--chown=1000:1000", "", "run: 0 ")]
    [InlineData("source-path", "go build -ldflags", "go build -trimpath -ldflags", "run: 0 ")]
    [InlineData("version-argument", "-X example.com/versioned/internal/build.Version=${VERSION}", "", "run: 0 ")]
    [InlineData("json-spacing", "\"$HOME\", ", "", "run: 0 ")]
    public async Task An_image_that_does_not_run_the_same_is_told_apart(string name, string good, string wrong, string difference)
    {
        var project = GoProject.Load(name);
        var text = project.Text(GoProject.Tuned);
        Assert.Contains(good, text, StringComparison.Ordinal);
        var file = $"Dockerfile.{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(Path.Combine(lab.FolderOf(project), file), text.Replace(good, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var differences = (await lab.ObserveAsync(project, GoProject.Naive)).DifferencesTo(await lab.ObserveAsync(project, file));

        Assert.Contains(differences, item => item.StartsWith(difference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_that_does_not_do_what_its_header_says_is_told_apart()
    {
        var naive = await lab.ObserveAsync(GoProject.Load("hello"), GoProject.Naive);

        Assert.Equal(["run: 0 \"Hello from linux/amd64\\n\" | 0 \"Hello\\n\""], naive.DifferencesTo(new System.Collections.Generic.Dictionary<string, string> { ["run"] = "0 \"Hello\\n\"" }));
    }
}

using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Measuring;
using WinDockerTools.Engine.Dockerfiles.Measuring.Outputs;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

public sealed class StepReportTests
{
    const string File = """
        ARG VERSION=1
        FROM golang:1.24 AS build
        WORKDIR /src
        COPY go.mod ./
        RUN go mod download
        COPY . .
        RUN --mount=type=cache,target=/c \
            go build -o /app
        FROM build AS test
        RUN go test ./...
        FROM scratch
        COPY --from=build /app /app
        USER 1000
        """;

    static IReadOnlyList<ImageBuildStep> Report(DockerfileBuilder builder, bool isCold, string? edited, string text, params BuilderStep[] told) =>
        new StepReport(new DockerfileFacts(null, DockerfileParser.Parse(text), new CheckSettings())).Of(told, builder, isCold, edited);

    static BuilderStep Step(string? stage, int number, string instruction, ImageStepOutcome outcome = ImageStepOutcome.Built) => new(stage, number, instruction) { Outcome = outcome };

    static string Show(ImageBuildStep step) => $"{step.Stage}:{step.Number} line {step.Line} {step.Outcome} {step.Reason}".TrimEnd();

    [Fact]
    public void After_an_edit_each_rebuilt_step_of_BuildKit_has_its_reason() => Assert.Equal(
        [
            "build:2 line 3 Cached",
            "build:3 line 4 Cached",
            "build:4 line 5 Cached",
            "build:5 line 6 Built main.go changed",
            "build:6 line 7 Built step 5 of 'build' was rebuilt",
            "test:2 line 10 Built stage 'build' was rebuilt",
            "stage-2:1 line 12 Built stage 'build' was rebuilt",
        ],
        Report(DockerfileBuilder.BuildKit, false, "main.go", File,
            Step("stage-2", 1, "COPY --from=build /app /app"),
            Step("build", 1, "FROM docker.io/library/golang:1.24"),
            Step("build", 6, "RUN --mount=type=cache,target=/c     go build -o /app"),
            Step("build", 2, "WORKDIR /src", ImageStepOutcome.Cached),
            Step("build", 4, "RUN go mod download", ImageStepOutcome.Cached),
            Step("build", 3, "COPY go.mod ./", ImageStepOutcome.Cached),
            Step("test", 2, "RUN go test ./..."),
            Step("build", 5, "COPY . .")).Select(Show));

    [Fact]
    public void The_classic_builder_counts_all_instructions_of_the_file() => Assert.Equal(
        [
            "build:3 line 3 Cached",
            "build:4 line 4 Built go.mod changed",
            "build:5 line 5 Built step 4 of 'build' was rebuilt",
            "stage-2:11 line 12 Built stage 'build' was rebuilt",
            "stage-2:12 line 13 Built step 11 of 'stage-2' was rebuilt",
        ],
        Report(DockerfileBuilder.Classic, false, "go.mod", File,
            Step(null, 1, "ARG VERSION=1"),
            Step(null, 2, "FROM golang:1.24 AS build"),
            Step(null, 3, "WORKDIR /src", ImageStepOutcome.Cached),
            Step(null, 4, "COPY go.mod ./"),
            Step(null, 5, "RUN go mod download"),
            Step(null, 11, "COPY --from=build /app /app"),
            Step(null, 12, "USER 1000")).Select(Show));

    [Fact]
    public void Of_a_build_without_a_cache_that_is_the_reason() => Assert.Equal(
        ["the cache was not used", "the cache was not used"],
        Report(DockerfileBuilder.BuildKit, true, null, File, Step("build", 2, "WORKDIR /src"), Step("build", 3, "COPY go.mod ./")).Select(step => step.Reason));

    [Fact]
    public void What_was_rebuilt_without_an_edit_has_no_reason_that_is_known() =>
        Assert.Null(Report(DockerfileBuilder.BuildKit, false, null, File, Step("build", 3, "COPY go.mod ./")).Single().Reason);

    [Fact]
    public void A_command_that_reads_the_context_by_a_mount_sees_the_edit() => Assert.Equal(
        "main.go changed",
        Report(DockerfileBuilder.BuildKit, false, "main.go", "FROM golang\nRUN --mount=type=bind,target=. go build -o /app .", Step(null, 2, "RUN --mount=type=bind,target=. go build -o /app .")).Single().Reason);

    [Fact]
    public void What_a_base_image_adds_has_no_line()
    {
        var step = Report(DockerfileBuilder.BuildKit, false, null, "FROM golang:onbuild\nRUN a", Step("stage-0", 2, "COPY . /app")).Single();

        Assert.Equal(("stage-0", 2, null), (step.Stage, step.Number, step.Line));
    }

    [Fact]
    public void What_the_classic_builder_did_not_come_to_was_skipped() => Assert.Equal(
        ["stage-0:2 line 2 Failed", "stage-0:3 line 3 Skipped", "stage-0:4 line 4 Skipped"],
        Report(DockerfileBuilder.Classic, false, null, "FROM a\nRUN b\nRUN c\nUSER d", Step(null, 1, "FROM a"), Step(null, 2, "RUN b", ImageStepOutcome.Failed)).Select(Show));

    [Fact]
    public void A_base_that_cannot_be_had_is_a_step_that_failed() =>
        Assert.Equal("stage-0:1 line 1 Failed", Show(Report(DockerfileBuilder.Classic, false, null, "FROM nope\nRUN b", Step(null, 1, "FROM nope", ImageStepOutcome.Failed))[0]));

    [Theory]
    [InlineData("")]
    [InlineData("not a Dockerfile")]
    [InlineData("RUN a")]
    public void A_file_that_is_none_has_steps_without_places(string text)
    {
        Assert.Null(Report(DockerfileBuilder.BuildKit, false, "x", text, Step("stage-0", 2, "COPY . .")).Single().Line);
        Assert.Single(Report(DockerfileBuilder.Classic, false, "x", text, Step(null, 7, "COPY . .")));
    }
}

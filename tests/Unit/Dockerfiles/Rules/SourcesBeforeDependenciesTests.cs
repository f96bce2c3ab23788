using WinDockerTools.Engine.Dockerfiles.Rules;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class SourcesBeforeDependenciesTests
{
    [Theory]
    [InlineData("COPY . .\nRUN npm ci", "2")]
    [InlineData("COPY src ./src\nRUN npm ci", "2")]
    [InlineData("COPY *.js ./\nRUN npm ci", "2")]
    [InlineData("COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .", "")]
    [InlineData("COPY package*.json ./\nRUN npm ci\nCOPY . .", "")]
    [InlineData("COPY requirements*.txt ./\nRUN pip install -r requirements.txt\nCOPY . .", "")]
    [InlineData("COPY go.* Makefile ./\nRUN go mod download\nCOPY . .", "")]
    [InlineData("COPY gradlew build.gradle settings.gradle ./\nCOPY gradle gradle\nRUN ./gradlew dependencies\nCOPY . .", "")]
    public void Only_what_changes_with_edits_counts(string steps, string lines) => Assert.Equal(lines, RuleHits.Lines(SourcesBeforeDependencies.Id, "FROM example.org/all:1\n" + steps));
}

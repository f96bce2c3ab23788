using System.Text;
using CsCheck;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Builds.Runs;

public sealed class BuildReportProperties
{
    const string Mark = "3f0c2a9be711";

    static readonly Gen<string> Damaged = Gen.OneOf(
        Mutation.Bytes(Encoding.UTF8.GetBytes(BuildReportTests.Recorded("report-v1.txt")), 1, 4),
        Mutation.Bytes(Encoding.UTF8.GetBytes(BuildReportTests.Recorded("report-v2.txt")), 1, 4)).Select(Encoding.UTF8.GetString);

    static readonly Gen<string> MadeUp = Nasty.Words(
        $"windockertools-report {Mark} ", "windockertools-report", "clock ", "file ", "times", "exit ", "\n", "\n", "1795538284923302375", " ", "6339.30", "io.stat", "cpu.stat",
        "8:0 rbytes=", "usage_usec ", "288230376151711743", "-1", "0m0.5s ", "99999999999m9e9s", "=");

    [Fact]
    public void No_report_however_damaged_fails() => Fuzz.All(Gen.Frequency((1, Damaged), (1, MadeUp.Array[1, 6].Select(string.Concat)), (1, Nasty.Text)), text =>
    {
        var report = BuildReport.Read(text, Mark);

        Assert.False(report.Duration < System.TimeSpan.Zero || report.Resources.CpuTime < System.TimeSpan.Zero || report.Resources.BytesRead < 0 || report.Resources.MajorPageFaults < 0);
    });

    [Fact]
    public void What_a_build_says_comes_back_whatever_it_is() => Fuzz.All(Nasty.Text, said =>
    {
        var lines = said.Replace("\r", "").Trim('\n');

        Assert.Equal(lines, BuildReport.Read($"\nwindockertools-report {Mark} clock 1 1\n{lines}\nwindockertools-report {Mark} clock 1 2\n", Mark).Output);
    });
}

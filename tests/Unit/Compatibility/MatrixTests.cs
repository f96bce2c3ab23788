using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Compatibility;
using Xunit;

namespace WinDockerTools.Tests.Compatibility;

/// <summary>
/// Every cell of the matrix of hosts and image lines. P: process, H: Hyper-V, u: process unsupported, D: disputed,
/// -: nothing runs. Source: learn.microsoft.com version-compatibility and its history, microsoft/hcsshim.
/// </summary>
public class MatrixTests
{
    static readonly int[] Images = [14393, 16299, 17134, 17763, 18362, 18363, 19041, 19042, 20348, 26100];

    const string Matrix = """
        WS2016      PH -  -  -  -  -  -  -  -  -
        WS1709      H  PH -  -  -  -  -  -  -  -
        WS1803      H  H  PH -  -  -  -  -  -  -
        WS2019      H  H  H  PH -  -  -  -  -  -
        WS1903      H  H  H  H  PH -  -  -  -  -
        WS1909      H  H  H  H  H  PH -  -  -  -
        WS2004      H  H  H  H  H  H  PH -  -  -
        WS20H2      H  H  H  H  H  H  H  PH -  -
        WS2022      H  H  H  H  H  H  H  H  PH -
        WS23H2      H  H  H  H  H  H  H  H  PH -
        WS2025      H  H  H  H  H  H  H  H  PH PH
        Win10-1809  H  H  H  PH -  -  -  -  -  -
        Win10-1903  H  H  H  H  PH -  -  -  -  -
        Win10-1909  H  H  H  H  H  PH -  -  -  -
        Win10-2004  H  H  H  H  H  H  PH -  -  -
        Win10-20H2  H  H  H  H  H  H  uH PH -  -
        Win10-21H1  H  H  H  H  H  H  uH uH -  -
        Win10-21H2  H  H  H  H  H  H  uH uH -  -
        Win10-22H2  H  H  H  H  H  H  uH uH -  -
        Win11-21H2  H  H  H  H  H  H  H  H  PH -
        Win11-22H2  H  H  H  H  H  H  H  H  PH -
        Win11-23H2  H  H  H  H  H  H  H  H  PH -
        Win11-24H2  H  H  H  H  H  H  H  H  PH PH
        Win11-25H2  H  H  H  H  H  H  H  H  D  D
        """;

    public static IEnumerable<TheoryDataRow<string, int, string>> Cells()
    {
        foreach (var line in Matrix.Split('\n'))
        {
            var cells = line.Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries);
            for (var column = 0; column < Images.Length; column++)
                yield return new(cells[0], Images[column], cells[column + 1]);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_host_runs_an_image_line_as_the_matrix_says(string hostName, int image, string cell)
    {
        var host = WindowsVersion.Parse(hostName);

        var process = IsolationRules.Process(host.Version, host.Product, new Version(10, 0, image)).Verdict;
        var hyperV = IsolationRules.HyperV(host.Version, new Version(10, 0, image)).Verdict;

        Assert.Equal(cell[0] switch { 'P' => Verdict.Compatible, 'u' => Verdict.Unsupported, 'D' => Verdict.Disputed, _ => Verdict.Incompatible }, process);
        Assert.Equal(cell.IndexOf('H') >= 0 ? Verdict.Compatible : cell == "D" ? Verdict.Disputed : Verdict.Incompatible, hyperV);
    }

    // The pairs of containerd/platforms platform_windows_compat_test.go.
    [Theory]
    [InlineData(17763, 17763, true)]
    [InlineData(17763, 20348, false)]
    [InlineData(20348, 17763, false)]
    [InlineData(20348, 20348, true)]
    [InlineData(22621, 17763, false)]
    [InlineData(22621, 20348, true)]
    [InlineData(25398, 17763, false)]
    [InlineData(25398, 20348, true)]
    [InlineData(26100, 20348, true)]
    [InlineData(20348, 26100, false)]
    [InlineData(20348, 22621, false)]
    [InlineData(26100, 22621, true)]
    public void Process_isolation_follows_the_pairs_of_the_reference_code(int host, int image, bool runs) =>
        Assert.Equal(runs, IsolationRules.Process(new Version(10, 0, host), WindowsProduct.Unknown, new Version(10, 0, image)).IsCompatible);
}

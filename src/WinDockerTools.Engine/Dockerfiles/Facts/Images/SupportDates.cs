using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Images;

/// <summary>The end of a version's free security fixes.</summary>
/// <param name="Product">With its version, for people.</param>
/// <param name="End">The last day.</param>
/// <param name="Source">Where its makers say so.</param>
sealed record SupportEnd(string Product, DateTime End, string Source);

/// <summary>
/// What is in an image by its repository, or by a part of its tag: <c>golang:1.24-bullseye</c> is Go 1.24 on Debian 11.
/// All dates as endoflife.date had them on 2026-08-22, which names the makers' pages that stand with each product.
/// </summary>
static class SupportDates
{
    /// <summary>Debian: the end of LTS, since official images get its fixes. Its versions are also named by code.</summary>
    static readonly Product Debian = new("Debian", ["debian"], "wiki.debian.org/LTS",
        "8 jessie 2020-06-30, 9 stretch 2022-07-01, 10 buster 2024-06-30, 11 bullseye 2026-08-31, 12 bookworm 2028-06-30, 13 trixie 2030-06-30");

    static readonly Product Ubuntu = new("Ubuntu", ["ubuntu"], "ubuntu.com/about/release-cycle",
        "14.04 trusty 2019-04-02, 16.04 xenial 2021-04-02, 18.04 bionic 2023-05-31, 20.04 focal 2025-05-31, 20.10 groovy 2021-07-22, 21.04 hirsute 2022-01-20, 21.10 impish 2022-07-14, "
        + "22.04 jammy 2027-04-01, 22.10 kinetic 2023-07-20, 23.04 lunar 2024-01-20, 23.10 mantic 2024-07-12, 24.04 noble 2029-05-31, 24.10 oracular 2025-07-10, 25.04 plucky 2026-01-17, 25.10 questing 2026-07-01");

    static readonly Product Alpine = new("Alpine", ["alpine"], "alpinelinux.org/releases",
        "3.9 2020-11-01, 3.10 2021-05-01, 3.11 2021-11-01, 3.12 2022-05-01, 3.13 2022-11-01, 3.14 2023-05-01, 3.15 2023-11-01, 3.16 2024-05-23, 3.17 2024-11-22, 3.18 2025-05-09, "
        + "3.19 2025-11-01, 3.20 2026-04-01, 3.21 2026-11-01, 3.22 2027-05-01, 3.23 2027-11-01, 3.24 2028-06-01");

    static readonly Product[] Languages =
    [
        // A version is supported until the second one after it is out.
        new("Go", ["golang"], "go.dev/doc/devel/release#policy",
            "1.10 2019-02-25, 1.11 2019-09-03, 1.12 2020-02-25, 1.13 2020-08-11, 1.14 2021-02-16, 1.15 2021-08-16, 1.16 2022-03-15, 1.17 2022-08-02, 1.18 2023-02-01, 1.19 2023-09-06, "
            + "1.20 2024-02-06, 1.21 2024-08-13, 1.22 2025-02-11, 1.23 2025-08-12, 1.24 2026-02-10, 1.25 2026-08-19"),
        new("Node.js", ["node"], "nodejs.org/en/about/previous-releases",
            "8 2019-12-31, 9 2018-06-30, 10 2021-04-30, 11 2019-06-30, 12 2022-04-30, 13 2020-06-01, 14 2023-04-30, 15 2021-06-01, 16 2023-09-11, 17 2022-06-01, 18 2025-04-30, 19 2023-06-01, "
            + "20 2026-04-30, 21 2024-06-01, 22 2027-04-30, 23 2025-06-01, 24 2028-04-30, 25 2026-06-01, 26 2029-04-30"),
        new("Python", ["python"], "devguide.python.org/versions",
            "2.7 2020-01-01, 3.4 2019-03-18, 3.5 2020-09-30, 3.6 2021-12-23, 3.7 2023-06-27, 3.8 2024-10-07, 3.9 2025-10-31, 3.10 2026-10-31, 3.11 2027-10-31, 3.12 2028-10-31, 3.13 2029-10-31, 3.14 2030-10-31"),
        new(".NET", ["sdk", "runtime", "aspnet", "runtime-deps"], "dotnet.microsoft.com/platform/support/policy/dotnet-core",
            "2.1 2021-08-21, 2.2 2019-12-23, 3.0 2020-03-03, 3.1 2022-12-13, 5 2022-05-10, 6 2024-11-12, 7 2024-05-14, 8 2026-11-10, 9 2026-11-10, 10 2028-11-14"),
    ];

    public static IEnumerable<SupportEnd> Of(ImageName image)
    {
        var isDotNet = WindowsImages.IsOfDotNet(image);
        if (!image.IsOfficial && !isDotNet)
            yield break;
        var name = image.Repository.Split('/').Last();
        foreach (var product in Languages.Append(Debian).Append(Ubuntu).Append(Alpine))
        {
            // sdk is .NET's among Microsoft's images alone.
            if ((product.Name == ".NET") == isDotNet && product.Repositories.Contains(name) && product.OfVersion(image.Version) is { } own)
                yield return own;
        }
        foreach (var part in image.TagParts)
        {
            if (Debian.OfCodeName(part) is { } debian)
                yield return debian;
            else if (Ubuntu.OfCodeName(part) is { } ubuntu)
                yield return ubuntu;
            else if (!image.Is("alpine") && part.StartsWith("alpine", StringComparison.Ordinal) && Alpine.OfVersion(ImageName.Numbers(part.Substring("alpine".Length))) is { } alpine)
                yield return alpine;
        }
    }

    /// <summary>Versions of one product, each with its code name, where it has one, and its end.</summary>
    sealed class Product(string name, string[] repositories, string source, string versions)
    {
        readonly string[][] rows = [.. versions.Split([", "], StringSplitOptions.None).Select(row => row.Split(' '))];

        public string Name => name;

        public string[] Repositories => repositories;

        public SupportEnd? OfVersion(IReadOnlyList<int> version) => End(rows.FirstOrDefault(row => ImageName.Numbers(row[0]) is var numbers && version.Count >= numbers.Count && numbers.SequenceEqual(version.Take(numbers.Count))));

        public SupportEnd? OfCodeName(string code) => End(rows.FirstOrDefault(row => row.Length > 2 && row[1] == code));

        SupportEnd? End(string[]? row) => row is null ? null : new SupportEnd($"{name} {row[0]}", DateTime.ParseExact(row[row.Length - 1], "yyyy-MM-dd", CultureInfo.InvariantCulture), source);
    }
}

using System;
using System.IO;
using System.Security.Cryptography;
using WinDockerTools.Signing;

const string Usage = "usage: wdt-sign <package folder> <pfx file or thumbprint>; the password of a file is read from SIGNING_PASSWORD";
const int UsageError = 64;

if (args.Length != 2)
{
    Console.Error.WriteLine(Usage);
    return UsageError;
}
try
{
    using var certificate = SigningCertificate.Find(args[1], Environment.GetEnvironmentVariable("SIGNING_PASSWORD"));
    var authenticode = new Authenticode(certificate);
    foreach (var path in Directory.GetFiles(args[0], "*", SearchOption.AllDirectories))
    {
        var content = File.ReadAllBytes(path);
        var signed = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".DLL" => PortableExecutable.Sign(content, authenticode),
            ".PS1" or ".PSM1" or ".PSD1" => ScriptText.Sign(content, "# ", "", authenticode),
            ".PS1XML" => ScriptText.Sign(content, "<!-- ", " -->", authenticode),
            _ => null,
        };
        if (signed is null)
            continue;
        File.WriteAllBytes(path, signed);
        Console.WriteLine(Path.GetRelativePath(args[0], path));
    }
    return 0;
}
catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or InvalidOperationException or BadImageFormatException)
{
    Console.Error.WriteLine("wdt-sign: " + e.Message);
    return 1;
}

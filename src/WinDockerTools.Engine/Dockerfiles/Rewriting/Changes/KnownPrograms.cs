using System;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

/// <summary>What programs in RUN are known to do.</summary>
static class KnownPrograms
{
    /// <summary>None of them starts the go command, or looks into its folders unless its arguments name them.</summary>
    static readonly string[] Plain =
    [
        "apk", "apt", "apt-get", "dnf", "microdnf", "yum", "zypper", "tdnf", "addgroup", "adduser", "groupadd", "useradd", "usermod", "passwd",
        "mkdir", "rmdir", "rm", "cp", "mv", "ln", "chmod", "chown", "chgrp", "touch", "install", "ls", "dir", "pwd", "cd", "cat", "echo", "printf", "test", "[", "true", "false", ":", "set", "export",
        "file", "ldd", "stat", "du", "wc", "head", "tail", "grep", "sed", "awk", "sort", "tr", "cut", "sha256sum", "strip", "upx", "tar", "gzip", "gunzip", "unzip", "xz", "wget", "curl", "git", "setcap",
        "sleep", "date", "uname", "id", "whoami", "update-ca-certificates", "if", "then", "fi", "exit", "copy", "del", "move", "rd", "md", "type", "ver",
    ];

    public static bool LeaveGoAlone(string program) => Plain.Contains(program, StringComparer.Ordinal);
}

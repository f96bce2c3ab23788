using System;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>What a file is opened for.</summary>
enum FileUse
{
    Read,

    /// <summary>A file that exists; its content stays until it is written over.</summary>
    Write,

    /// <summary>A file that does not exist yet.</summary>
    Create,
}

/// <summary>
/// The calls to a file system that programs make, each as one call of the operating system as far as it can be had.
/// All throw IOException or UnauthorizedAccessException.
/// </summary>
interface IFileCalls
{
    IOpenFile Open(string path, FileUse use);

    /// <summary>Asks for the attributes of a path; false where there is nothing.</summary>
    bool Stat(string path);

    /// <summary>The same, past what is cached of attributes where the file system heeds that; null where it cannot be asked for.</summary>
    bool? StatAnew(string path);

    /// <summary>Reads a folder and gives the number of its entries.</summary>
    int List(string folder);

    /// <summary>Nothing is there under the new name.</summary>
    void Rename(string from, string to);

    void Remove(string path);

    void MakeFolder(string path);

    /// <summary>The folder is empty.</summary>
    void RemoveFolder(string path);

    /// <summary>
    /// Drops what this machine has cached of a file's content, which must have been synced; false where nothing was
    /// dropped, or nobody can tell.
    /// </summary>
    bool Forget(string path);
}

/// <summary>An open file; disposing closes it.</summary>
interface IOpenFile : IDisposable
{
    /// <summary>Reads on from where it is; 0 at the end.</summary>
    int Read(byte[] buffer);

    void Write(byte[] buffer, int count);

    /// <summary>Ends when everything is on the disk, or at the server.</summary>
    void Sync();

    /// <summary>Takes the lock that programs keep each other out with, and waits for it.</summary>
    void Lock();

    void Unlock();
}

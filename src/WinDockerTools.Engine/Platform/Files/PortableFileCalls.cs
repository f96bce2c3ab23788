using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>File calls through .NET, for systems whose own are not used.</summary>
sealed class PortableFileCalls : IFileCalls
{
    // No buffer of .NET's own.
    const int Unbuffered = 1;

    public IOpenFile Open(string path, FileUse use) => new OpenFile(new FileStream(
        path,
        use == FileUse.Create ? FileMode.CreateNew : FileMode.Open,
        use == FileUse.Read ? FileAccess.Read : FileAccess.ReadWrite,
        FileShare.ReadWrite | FileShare.Delete,
        Unbuffered));

    public bool Stat(string path) => File.Exists(path);

    public bool? StatAnew(string path) => null;

    public int List(string folder) => Directory.EnumerateFileSystemEntries(folder).Count();

    public void Rename(string from, string to) => File.Move(from, to);

    public void Remove(string path) => File.Delete(path);

    public void MakeFolder(string path) => Directory.CreateDirectory(path);

    public void RemoveFolder(string path) => Directory.Delete(path);

    public bool Forget(string path) => false;

    sealed class OpenFile(FileStream stream) : IOpenFile
    {
        // On Windows nobody else could read or write what is locked.
        const long Locked = long.MaxValue - 1;

        public int Read(byte[] buffer) => stream.Read(buffer, 0, buffer.Length);

        public void Write(byte[] buffer, int count) => stream.Write(buffer, 0, count);

        public void Sync() => stream.Flush(flushToDisk: true);

        public void Lock()
        {
#if NET
            if (System.OperatingSystem.IsMacOS())
                throw new IOException("There are no locks of a part of a file in .NET on macOS");
#endif
            stream.Lock(Locked, 1);
        }

        public void Unlock()
        {
#if NET
            if (System.OperatingSystem.IsMacOS())
                return;
#endif
            stream.Unlock(Locked, 1);
        }

        public void Dispose() => stream.Dispose();
    }
}

namespace WinDockerTools.Engine.Common.Go;

/// <summary>A change of a Go file after which its package must be compiled and linked again.</summary>
static class GoEdit
{
    /// <summary>What is put at the end of the file: a variable of its own. The mark holds no quotes and no backslashes.</summary>
    public static string Declaration(string mark) => $"\nvar windockertoolsEdit = \"{mark}\"\n";
}

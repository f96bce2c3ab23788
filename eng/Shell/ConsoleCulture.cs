using System.Globalization;

namespace WinDockerTools.Shell.Host;

/// <summary>The invariant culture in English words: the engine wraps tables between words only in languages of its list.</summary>
sealed class ConsoleCulture() : CultureInfo("")
{
    public override string TwoLetterISOLanguageName => "en";
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>An event that Windows has written down.</summary>
/// <param name="Provider">Who wrote it.</param>
/// <param name="Time">When; null where it does not say.</param>
/// <param name="Message">What it says, in one line.</param>
sealed record WindowsEvent(string Provider, DateTimeOffset? Time, string Message);

/// <summary>Reads events as wevtutil writes them: one after the other, without an element around (learn.microsoft.com/windows/win32/wes/eventschema-schema).</summary>
static class EventXml
{
    const int Longest = 1 << 21;

    // Characters of a message that are none in XML are written all the same: as they are, or by number.
    static readonly XmlReaderSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, MaxCharactersInDocument = Longest,
    };

    static readonly Regex Blank = new(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.CultureInvariant);

    /// <summary>Those before the first damage; null where there is something, and no event.</summary>
    public static IReadOnlyList<WindowsEvent>? Read(string text)
    {
        // Of a long answer the beginning may be missing.
        var start = text.IndexOf("<Event ", StringComparison.Ordinal);
        if (start < 0)
            return text.All(letter => letter == '\uFEFF' || char.IsWhiteSpace(letter)) ? [] : null;
        var events = new List<WindowsEvent>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(Clean(text.Substring(start))), Settings);
            reader.MoveToContent();
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Event" })
                    events.Add(Of((XElement)XNode.ReadFrom(reader)));
                else
                    reader.Read();
            }
        }
        catch (XmlException)
        {
            return events.Count == 0 ? null : events;
        }
        return events;
    }

    static string Clean(string text) => new([.. text.Select(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : ' ')]);

    static WindowsEvent Of(XElement element)
    {
        var system = Child(element, "System");
        // Without its provider's texts an event has its data alone.
        var message = Child(Child(element, "RenderingInfo"), "Message")?.Value is { Length: > 0 } told ? told
            : string.Join(" ", (Child(element, "EventData") ?? Child(element, "UserData"))?.Descendants().Where(data => !data.HasElements).Select(data => data.Value) ?? []);
        return new WindowsEvent(
            OneLine(Child(system, "Provider")?.Attribute("Name")?.Value ?? ""),
            DateTimeOffset.TryParse(Child(system, "TimeCreated")?.Attribute("SystemTime")?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null,
            OneLine(message));
    }

    static XElement? Child(XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    // Nor with characters that would move a terminal's cursor.
    static string OneLine(string text) => Blank.Replace(text, " ").Trim();
}

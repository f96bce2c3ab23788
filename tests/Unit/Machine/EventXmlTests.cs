using System;
using System.Linq;
using System.Text;
using WinDockerTools.Engine.Platform.Windows;
using Xunit;

namespace WinDockerTools.Tests.Machine;

public sealed class EventXmlTests
{
    /// <summary>As wevtutil writes an event of a service that has no texts of its own.</summary>
    public const string Docker = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='docker'/><EventID Qualifiers='0'>1</EventID><Level>2</Level>"
        + "<TimeCreated SystemTime='2026-11-24T11:58:30.1234567Z'/><Channel>Application</Channel><Computer>build-2</Computer></System>"
        + "<EventData><Data>failed to start container</Data><Data>hcs::System::Start: \u00fcber</Data></EventData></Event>";

    /// <summary>As of a provider that has them, in the words of the machine's language.</summary>
    public const string Compute = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Hyper-V-Compute' Guid='{17103E3F-3C6E-4677-BB17-3B267EB5BE57}'/>"
        + "<EventID>2000</EventID><Level>1</Level><TimeCreated SystemTime='2026-11-24T10:00:00Z'/></System><UserData><VmlEventLog xmlns='x'><SystemId>5f2c</SystemId><ErrorCode>0x80070005</ErrorCode></VmlEventLog></UserData>"
        + "<RenderingInfo Culture='en-US'><Message>The system 5f2c cannot be\r\nstarted: Access is denied.&#13;&#10; (0x80070005)</Message><Level>Critical</Level></RenderingInfo></Event>";

    [Fact]
    public void Events_are_read_one_after_the_other_in_their_order()
    {
        var events = EventXml.Read("\uFEFF" + Docker + "\r\n" + Compute)!;

        Assert.Equal(
            [
                new WindowsEvent("docker", new DateTimeOffset(2026, 11, 24, 11, 58, 30, TimeSpan.Zero).AddTicks(1234567), "failed to start container hcs::System::Start: \u00fcber"),
                new WindowsEvent("Microsoft-Windows-Hyper-V-Compute", new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero), "The system 5f2c cannot be started: Access is denied. (0x80070005)"),
            ],
            events);
    }

    [Fact]
    public void An_event_without_texts_is_told_by_its_data() =>
        Assert.Equal("5f2c 0x80070005", EventXml.Read(Compute.Replace("Message>", "Other>"))!.Single().Message);

    [Fact]
    public void An_event_that_says_nothing_is_one_all_the_same() => Assert.Equal(new WindowsEvent("", null, ""), EventXml.Read("<Event xmlns='x'/>")!.Single());

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF\r\n")]
    public void No_event_is_none(string text) => Assert.Empty(EventXml.Read(text)!);

    [Theory]
    [InlineData("The specified channel could not be found.")]
    [InlineData("<Event xmlns='x'><System>")]
    [InlineData("<!DOCTYPE Event [<!ENTITY a 'b'>]>")]
    [InlineData("<Event xmlns='x'><RenderingInfo><Message>&a;</Message></RenderingInfo></Event>")]
    public void What_is_no_event_is_told_from_none(string text) => Assert.Null(EventXml.Read(text));

    [Fact]
    public void Of_an_answer_that_is_damaged_the_events_before_count() =>
        Assert.Equal("docker", EventXml.Read(Compute[100..] + Docker + Compute[..^10])!.Single().Provider);

    [Theory]
    [InlineData("a\u001b[2Jb\0c", "a [2Jb c")]
    [InlineData("a&#27;[2J&#0;b", "a [2J b")]
    [InlineData("a\u202eb", "a b")]
    [InlineData("\U0001F433 \uFFFF", "\U0001F433")]
    public void No_character_of_a_message_moves_a_cursor_or_breaks_the_reading(string data, string message) =>
        Assert.Equal(message, EventXml.Read($"<Event xmlns='x'><EventData><Data>{data}</Data></EventData></Event>")!.Single().Message);

    [Fact]
    public void Entities_are_not_unfolded()
    {
        var text = new StringBuilder("<!DOCTYPE e [<!ENTITY a 'aaaaaaaaaa'>").Append("]>").Append(Docker.Replace("failed", "&a;")).ToString();

        Assert.Null(EventXml.Read(text));
    }
}

using System.Collections.Concurrent;
using System.Text;
using WinDockerTools.Engine.Platform.Windows;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Machine;

public sealed class EventXmlProperties
{
    const int Some = 20_000;

    static readonly byte[] Two = Encoding.UTF8.GetBytes(EventXmlTests.Docker + EventXmlTests.Compute);

    [Fact]
    public void A_damaged_answer_is_read_up_to_the_damage_or_told()
    {
        var seen = new ConcurrentDictionary<int, int>();
        Fuzz.All(Mutation.Bytes(Two, 1, 3), content =>
        {
            var events = EventXml.Read(Encoding.UTF8.GetString(content));

            seen.AddOrUpdate(events?.Count ?? -1, 1, (_, count) => count + 1);
            Assert.All(events ?? [], Plain);
        }, Some);
        Assert.True(seen[-1] > 100 && seen[1] > 100 && seen[2] > 100, string.Join(", ", seen));
    }

    [Fact]
    public void Any_text_is_read() => Fuzz.All(
        Nasty.Words("<Event ", "<Event xmlns='x'>", "</Event>", "<System>", "</System>", "<Provider Name='", "'/>", "<TimeCreated SystemTime='9999-99-99'/>", "<Data>", "</Data>", "<![CDATA[", "]]>", "<!--", "<?x ", "&#x1;", "&#xD800;", "&lt;", "\u001b"),
        text => Assert.All(EventXml.Read(text) ?? [], Plain), Some);

    static void Plain(WindowsEvent one) => Assert.DoesNotContain($"{one.Provider}{one.Message}", character => char.IsControl(character));
}

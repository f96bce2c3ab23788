using System;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public sealed class HostSurveyTests
{
    [Fact]
    public async Task Two_ways_to_one_engine_are_one_host_by_the_first_with_the_contexts_of_both()
    {
        var hosts = await ToldAsync(Answer("tcp://a:2375", "id1", "host", "one", "two"), Answer("tcp://b:2375", "id2", "host"), Answer("tcp://c:2375", "id1", "host", "two", "three"));

        Assert.Equal(["tcp://a:2375 one [one two three]", "tcp://b:2375  []"], hosts);
    }

    [Fact]
    public async Task Copies_of_a_machine_with_names_of_their_own_are_two_hosts() =>
        Assert.Equal(2, (await ToldAsync(Answer("tcp://a:2375", "id1", "build-1"), Answer("tcp://b:2375", "id1", "build-2"))).Length);

    [Fact]
    public async Task Engines_that_tell_no_id_are_told_apart_by_their_places() =>
        Assert.Equal(2, (await ToldAsync(Answer("tcp://a:2375", "", "host"), Answer("tcp://b:2375", "", "host"), Answer("tcp://A:2375", "", "host"))).Length);

    [Fact]
    public async Task Where_nothing_answers_is_no_host()
    {
        var way = new EngineWay(new DockerEndpoint(new Uri("tcp://a:2375")), "one", ["one"]);

        Assert.Empty(await ToldAsync(new SurveyAnswer(way, null, new FaultException(FaultKind.EngineUnreachable, "tcp://a:2375", "it is off"))));
    }

    static async Task<string[]> ToldAsync(params SurveyAnswer[] answers) =>
        [.. (await new HostSurvey(EndpointResolver.OfProcess).DescribeAsync(answers, TestContext.Current.CancellationToken))
            .Select(host => $"{host.Endpoint} {host.Context} [{string.Join(" ", host.Contexts)}]")];

    static SurveyAnswer Answer(string address, string id, string name, params string[] contexts) => new(
        new EngineWay(new DockerEndpoint(new Uri(address), contexts.FirstOrDefault()), contexts.FirstOrDefault(), contexts),
        new EngineInfo { Id = id, Name = name, OSType = "linux" },
        null);
}

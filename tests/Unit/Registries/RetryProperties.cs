using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using WinDockerTools.Engine.Images.Registries.Lines;
using WinDockerTools.Engine.Images.Registries.Transport;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Registries;

/// <summary>How long servers say that they want to be left alone.</summary>
public sealed class RetryProperties
{
    static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    static readonly Gen<string> Said = Gen.Frequency(
        (1, Gen.Int[-5, 100_000].Select(seconds => $"{seconds}")),
        (1, Gen.Long.Select(seconds => $"{seconds}")),
        (1, Gen.Long[-100_000, 100_000].Select(seconds => $"{Now.ToUnixTimeSeconds() + seconds}")),
        (2, Gen.Int[-100_000, 100_000].Select(seconds => Now.AddSeconds(seconds).ToString("R"))),
        (1, Gen.DateTimeOffset.Select(date => date.ToString("R"))),
        (2, Nasty.Words("Thu, ", "15 Jan ", "2026 ", "0001 ", "9999 ", "12:00:01", "24:00:00", " GMT", " +0100", "-1", "0", "1", ",", ";", "9999999999", "253402300800", "1e3", " ")),
        (1, Nasty.Text));

    static readonly Gen<(int Status, string RetryAfter, string Unix)> Answers = Gen.Select(Gen.OneOf(200, 401, 429, 500, 503, 504), Said, Said);

    [Fact]
    public void Any_wait_that_is_said_is_one_from_now_on_or_none() => Fuzz.All(Answers, input =>
    {
        using var response = Response(input);

        Assert.True(RetryAfter.Of(AnswerOf(response), Now) is not { } wait || wait >= TimeSpan.Zero);
    });

    [Fact]
    public void Seconds_and_dates_are_understood_alike() => Fuzz.All(Gen.Int[-100, 1_000_000], seconds =>
    {
        var expected = TimeSpan.FromSeconds(Math.Max(0, seconds));
        Assert.Equal(seconds < 0 ? null : expected, WaitOf("Retry-After", $"{seconds}"));
        Assert.Equal(expected, WaitOf("Retry-After", Now.AddSeconds(seconds).ToString("R")));
        Assert.Equal(expected, WaitOf("X-Retry-After", $"{Now.AddSeconds(seconds).ToUnixTimeSeconds()}"));
    }, count: 20_000);

    [Fact]
    public void Whatever_is_said_nobody_waits_longer_than_twenty_seconds() => Fuzz.All(Answers, input =>
    {
        var time = new ImpatientTime();
        var attempts = 0;
        using var response = Response(input);

        var answer = Retries.Create(time, ImpatientTime.Long, _ => { })
            .ExecuteAsync(_ => { attempts++; return new ValueTask<Answer>(AnswerOf(response)); }, CancellationToken.None).AsTask().GetAwaiter().GetResult();

        Assert.Equal(input.Status, (int)answer.Status);
        Assert.InRange(attempts, 1, input.Status is 200 or 401 ? 1 : 4);
        Assert.All(time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(20)));
    }, count: 20_000);

    static TimeSpan? WaitOf(string header, string value)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation(header, value);
        return RetryAfter.Of(AnswerOf(response), Now);
    }

    static HttpResponseMessage Response((int Status, string RetryAfter, string Unix) said)
    {
        var response = new HttpResponseMessage((HttpStatusCode)said.Status);
        response.Headers.TryAddWithoutValidation("Retry-After", said.RetryAfter);
        response.Headers.TryAddWithoutValidation("X-Retry-After", said.Unix);
        return response;
    }

    static Answer AnswerOf(HttpResponseMessage response) => new(response.StatusCode, null, response.Headers, [], IsForeign: false);
}

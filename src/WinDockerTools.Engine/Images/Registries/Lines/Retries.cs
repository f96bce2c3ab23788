using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Lines;

/// <summary>What is tried again: refusals for a while, failures of the server, broken connections, and one time-out.</summary>
static class Retries
{
    const int Most = 3;

    // A registry that asks for more patience than this is an answer for the user, not a wait.
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20), FirstWait = TimeSpan.FromMilliseconds(200);

    public static ResiliencePipeline<Answer> Create(TimeProvider time, TimeSpan attemptTimeout, Action<string> note) =>
        new ResiliencePipelineBuilder<Answer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Answer>
            {
                MaxRetryAttempts = Most,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstWait,
                ShouldHandle = attempt => new(attempt.Outcome.Result is { } answer
                    ? IsPassing(answer, time)
                    : IsPassing(attempt.Outcome.Exception, attempt.AttemptNumber)),
                DelayGenerator = attempt => new(attempt.Outcome.Result is { } answer ? RetryAfter.Of(answer, time.GetUtcNow()) : null),
                OnRetry = attempt =>
                {
                    note($"Trying again in {attempt.RetryDelay.TotalSeconds:0.0} s: {Reason(attempt.Outcome)}.");
                    return default;
                },
            })
            .AddTimeout(attemptTimeout)
            .Build();

    static bool IsPassing(Answer answer, TimeProvider time) =>
        (int)answer.Status is 429 or 500 or 502 or 503 or 504
        && !(RetryAfter.Of(answer, time.GetUtcNow()) > LongestWait);

    static bool IsPassing(Exception? failure, int attempt) => failure switch
    {
        TimeoutRejectedException => attempt == 0,
        HttpRequestException or IOException => failure.GetBaseException() is not SocketException { SocketErrorCode: SocketError.HostNotFound },
        _ => false,
    };

    static string Reason(Outcome<Answer> outcome) =>
        outcome.Result is { } answer ? $"the registry answered {(int)answer.Status}" : outcome.Exception!.GetBaseException().Message.TrimEnd('.');
}

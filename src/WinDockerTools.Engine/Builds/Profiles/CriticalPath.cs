using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>The longest chain of actions that had to wait for one another, by their real durations.</summary>
sealed record CriticalPath(TimeSpan Length, IReadOnlyCollection<int> Ids)
{
    /// <summary>Null where actions wait for one another in a circle. Ids are unique; those of no action are passed over.</summary>
    public static CriticalPath? Of(IReadOnlyList<ActionRecord> actions)
    {
        var index = Enumerable.Range(0, actions.Count).ToDictionary(at => actions[at].Id);
        var deps = actions.Select(action => action.Deps.Where(index.ContainsKey).Select(id => index[id]).Distinct().ToArray()).ToArray();
        var waiting = deps.Select(list => list.Length).ToArray();
        var next = Enumerable.Range(0, actions.Count).SelectMany(at => deps[at].Select(dep => (dep, at))).ToLookup(pair => pair.dep, pair => pair.at);
        var length = new TimeSpan[actions.Count];
        var before = new int?[actions.Count];
        var ready = new Queue<int>(Enumerable.Range(0, actions.Count).Where(at => waiting[at] == 0));
        var done = 0;
        // In the order of the work, without recursion: chains are as long as graphs are large.
        for (; ready.Count > 0; done++)
        {
            var at = ready.Dequeue();
            length[at] += actions[at].Duration;
            foreach (var later in next[at])
            {
                if (before[later] is null || length[at] > length[later])
                    (before[later], length[later]) = (at, length[at]);
                if (--waiting[later] == 0)
                    ready.Enqueue(later);
            }
        }
        return done == actions.Count ? Trace(actions, length, before) : null;
    }

    static CriticalPath Trace(IReadOnlyList<ActionRecord> actions, TimeSpan[] length, int?[] before)
    {
        int? at = Enumerable.Range(0, actions.Count).OrderByDescending(one => length[one]).First();
        var longest = length[at.Value];
        var path = new HashSet<int>();
        for (; at is { } one; at = before[one])
            path.Add(actions[one].Id);
        return new CriticalPath(longest, path);
    }
}

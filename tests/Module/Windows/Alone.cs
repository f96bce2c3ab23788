using Xunit;

namespace WinDockerTools.Tests.Windows;

/// <summary>For tests that say in variables of the process where the engine is, as others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

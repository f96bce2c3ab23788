using WinDockerTools.Engine.Builds.Profiles;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

public sealed class CompilerMessageTests
{
    [Theory]
    [InlineData("# app\n./main.go:6:14: undefined: x\n", "./main.go:6:14: undefined: x")]
    [InlineData("# app\r\n.\\main.go:6:14: undefined: x\r\n", ".\\main.go:6:14: undefined: x")]
    [InlineData("# app\nC:\\a b\\main.go:6: syntax error.\n", "C:\\a b\\main.go:6: syntax error")]
    [InlineData("go: downloading a v1\nmain.go:3:8: no required module provides package a; to add it:\n\tgo get a\n", "main.go:3:8: no required module provides package a; to add it:")]
    [InlineData("# a\n./a.go:1:1: one\n./a.go:2:1: two\n./a.go:3:1: three\n./a.go:4:1: four\n# b\nb.s:5: five\n", "./a.go:1:1: one; ./a.go:2:1: two; ./a.go:3:1: three; 2 more")]
    [InlineData("go: downloading x v1\ngo.mod:5: unknown directive: foo\n", "go.mod:5: unknown directive: foo")]
    [InlineData("with space/größe.go:3:1: no\n\tcontinued.go:9: more\n", "with space/größe.go:3:1: no")]
    [InlineData("vet: ./a.go:1:1: one\n", "vet: ./a.go:1:1: one")]
    [InlineData("package .: no Go files in /app\n", "package .: no Go files in /app")]
    [InlineData("# m\ngo: cannot find main module\n", "go: cannot find main module")]
    [InlineData("link: no space left on device", "link: no space left on device")]
    [InlineData("HASH[build app]: \"go1.19.8\"\nHASH /app/main.go: 12\ngo: go.mod file not found.\nHASH[build app]\n", "go: go.mod file not found")]
    [InlineData("1\n2\ngo build app: /go/compile: signal: killed\n3\n4\n", "go build app: /go/compile: signal: killed; 3; 4")]
    [InlineData("", "the go command ended with exit code 137 and without a word")]
    [InlineData("# app\n\n", "the go command ended with exit code 137 and without a word")]
    [InlineData(" \r\n\ngo: downloading a v1\n", "the go command ended with exit code 137 and without a word")]
    public void The_words_of_the_compiler_come_first(string error, string expected) => Assert.Equal(expected, CompilerMessages.Describe(error, "", 137));

    [Theory]
    [InlineData("", "--- FAIL: TestSum (0.00s)\n    sum_test.go:7: 3\nFAIL\nFAIL\tm\t0.001s\n", "--- FAIL: TestSum (0.00s); sum_test.go:7: 3; FAIL; 1 more")]
    [InlineData("go: downloading a v1\n", "FAIL\n", "FAIL")]
    [InlineData("broken pipe\n", "ok\n", "broken pipe")]
    [InlineData("exit status 2\n", "a.go:1:1: one\n", "a.go:1:1: one")]
    public void Tests_tell_of_themselves_on_standard_output(string error, string output, string expected) => Assert.Equal(expected, CompilerMessages.Describe(error, output, 1));
}

#if NETFRAMEWORK
using System.Threading.Tasks;
using Xunit.Runner.InProc.SystemConsole;

// At its end the runner queues work that starts a timer; mono crashes when the process ends in that very moment.
var result = await ConsoleRunner.Run(args);
await Task.Delay(200);
return result;
#endif

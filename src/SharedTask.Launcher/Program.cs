using SharedTask.Launcher;

// Two modes of one small program. "launch" stands between the worker and bubblewrap: it joins the run's control groups, limits
// itself, gives up root and becomes bubblewrap. "init" is process 1 inside: it runs the program, ends whatever is left and hands
// out the output folder.
try
{
    return args switch
    {
        ["launch", .. var rest] => LaunchMode.Run(rest),
        ["init", .. var rest] => InitMode.Run(rest),
        _ => Fail("usage: sharedtask-launcher launch|init ..."),
    };
}
catch (Exception exception) when (exception is IOException or InvalidOperationException or UnauthorizedAccessException or FormatException)
{
    return Fail(exception.Message);
}

static int Fail(string message)
{
    Console.Error.WriteLine($"sharedtask-launcher: {message}");
    return LaunchMode.ExitNotStarted;
}

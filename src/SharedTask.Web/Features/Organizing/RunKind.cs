using SharedTask.Core.Runs;

namespace SharedTask.Web.Features.Organizing;

/// <summary>The colour that repeats what a run's state says.</summary>
internal static class RunKind
{
    public static string Of(RunState state) => state switch
    {
        RunState.Scored => "good",
        RunState.Invalid or RunState.Failed => "bad",
        RunState.Withdrawn => "",
        _ => "wait",
    };
}

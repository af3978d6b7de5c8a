namespace SharedTask.Core.Evaluations;

/// <summary>Says that there is work. A hint: what is to be done stands in the rows.</summary>
public interface IWorkSignal
{
    void ThereIsWork();
}

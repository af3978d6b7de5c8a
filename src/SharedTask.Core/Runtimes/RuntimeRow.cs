namespace SharedTask.Core.Runtimes;

/// <summary>A runtime as administrators see it.</summary>
/// <param name="Id">Its id; <see langword="null"/> for the machine's own programs, which serve what nobody mapped.</param>
/// <param name="Image">The images that it stands for.</param>
/// <param name="RootFolder">Its folder; <see langword="null"/> for the machine's own programs.</param>
/// <param name="TestedAt">When it was tested last.</param>
/// <param name="Report">What the test found; <see langword="null"/> if there was none.</param>
public sealed record RuntimeRow(Guid? Id, string Image, string? RootFolder, DateTime? TestedAt, RuntimeReport? Report);

namespace Imported;

/// <summary>What the organizers give for one run.</summary>
/// <param name="Values">The values, those where more is better first.</param>
/// <param name="Tool">What computed them.</param>
/// <param name="Version">Its version, with the name of a model where there is one.</param>
internal sealed record ImportedRow(double[] Values, string Tool, string Version);

using Imported;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new ImportedScorer());

using Coreference;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new CoreferenceScorer());

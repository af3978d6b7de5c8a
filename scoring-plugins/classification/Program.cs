using Classification;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new ClassificationScorer());

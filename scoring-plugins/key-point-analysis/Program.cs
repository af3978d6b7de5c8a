using KeyPointAnalysis;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new KeyPointScorer());

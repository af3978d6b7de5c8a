using Detection;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new DetectionScorer());

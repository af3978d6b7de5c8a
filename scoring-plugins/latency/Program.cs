using Latency;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new LatencyScorer());

using Efficiency;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new EfficiencyScorer());

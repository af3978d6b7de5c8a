using BoundIntegrals;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new BoundScorer());

using Clustering;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new ClusteringScorer());

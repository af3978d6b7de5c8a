using Regression;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new RegressionScorer());

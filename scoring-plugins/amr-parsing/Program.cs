using AmrParsing;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new AmrScorer());

using SharedTask.Scoring.Hosting;
using UccaParsing;

return PluginHost.Run(args, new UccaScorer());

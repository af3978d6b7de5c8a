using MeaningRepresentationParsing;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new MrpScorer());

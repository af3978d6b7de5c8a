using DependencyParsing;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new ParsingScorer());

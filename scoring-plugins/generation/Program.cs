using Generation;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new GenerationScorer());

using SharedTask.Scoring.Hosting;
using SituationFrames;

return PluginHost.Run(args, new SituationScorer());

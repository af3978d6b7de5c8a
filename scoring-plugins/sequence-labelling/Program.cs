using SequenceLabelling;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new SequenceScorer());

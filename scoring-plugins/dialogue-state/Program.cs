using DialogueState;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new DialogueScorer());

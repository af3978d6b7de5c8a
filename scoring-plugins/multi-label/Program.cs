using MultiLabel;
using SharedTask.Scoring.Hosting;

return PluginHost.Run(args, new MultiLabelScorer());

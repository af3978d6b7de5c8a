using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Runtimes;

namespace SharedTask.Core.Data.Configurations;

internal sealed class ProgramRuntimeConfiguration : IEntityTypeConfiguration<ProgramRuntime>
{
    public void Configure(EntityTypeBuilder<ProgramRuntime> builder)
    {
        builder.Property(row => row.Image).HasMaxLength(ImagePattern.Longest);
        builder.Property(row => row.RootFolder).HasMaxLength(500);
        builder.HasIndex(row => row.Image).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SharedTask.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CombinedRanking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "RankingRule",
                table: "Tracks",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Combined",
                table: "LeaderboardRows",
                type: "float",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RankingRule",
                table: "Tracks");

            migrationBuilder.DropColumn(
                name: "Combined",
                table: "LeaderboardRows");
        }
    }
}

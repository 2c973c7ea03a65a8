import ArgumentParser
import IsnadArchive
import IsnadMessages

/// `isnad check`: everything in the archive verified.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: help("abstract.check"), discussion: help("discussion.check"))

  @OptionGroup var archive: ArchiveOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let open = try archive.open(for: .reading)
    let (articles, findings) = try archive.run { () throws(ArchiveError) in try open.check() }
    for finding in findings {
      let line = "\(finding.problem.rawValue)\t\(finding.ref ?? "-")\t\(finding.detail)\n"
      StandardStream.output.write(Array(line.utf8))
    }
    note(Messages.errors.text("check.done", .current, String(articles), String(findings.count)))
    if !findings.isEmpty { throw ExitCode(Failure.Status.negative.rawValue) }
  }
}

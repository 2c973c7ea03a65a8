import Foundation
import IsnadTesting
import Testing

@Suite struct FileOrderTests {
  @Test("each file's records are the same, whatever stands before it")
  func order() throws {
    let files = Repository.samples.map { Repository.root.appending(path: "Samples/\($0.name).txt").path }
    let forth = try CommandRun(["extract", "--format", "json"] + files)
    let back = try CommandRun(["extract", "--format", "json"] + files.reversed())
    #expect(forth.status == 0 && back.status == 0)
    #expect(forth.text.split(separator: "\n") == back.text.split(separator: "\n").reversed())
  }
}

import CIsnadKernels
import Glibc
import IsnadDamage
import IsnadDocument
import IsnadEvents
import IsnadExpressions
import IsnadFormats
import IsnadLanguage
import IsnadNames
import IsnadReading
import IsnadStatements
import IsnadText
import IsnadVotes

/// Reads articles layer by layer and prints how many words a second of processor time each layer takes, on one core; before that
/// how long the model and the lexicons take to be set up, after it how much memory was needed.
///
/// Usage: `isnad-bench FILE...`; a form feed (U+000C) stands between two articles of a file. Each layer prints what it found as well,
/// so that no speed-up can come from doing less. `Scripts/bench` runs it and writes Documentation/PERFORMANCE.md.
/// `isnad-bench --spellings` and `--latin` answer line by line on standard input (see ``NameLines``).
@main struct IsnadBench {
  static func main() {
    isnad_keep_memory()
    if let lines = NameLines(CommandLine.arguments.dropFirst().first) { return lines.answer() }
    let articles = CommandLine.arguments.dropFirst().flatMap(articles(in:))
    guard let first = articles.first else {
      print("usage: isnad-bench FILE...   (form feeds between articles)")
      exit(64)
    }
    // Models and lexicons are set up at first use; that is no part of any layer's speed.
    let model = milliseconds { _ = LanguageModel.embedded }
    let fresh = milliseconds { _ = read(first) }
    let again = milliseconds { _ = read(first) }
    print("set-up: model \(rounded(model)) ms, lexicons \(rounded(max(0, fresh - again))) ms")
    var bench = Bench()
    for article in articles { bench.read(article) }
    bench.report(articles: articles.count)
    print("peak memory: \(peakMemory() >> 20) MB")
  }

  private static func milliseconds(_ body: () -> Void) -> Double {
    let start = processorSeconds()
    body()
    return (processorSeconds() - start) * 1000
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  /// The most memory that this process has had, in bytes.
  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  }

  private static func articles(in path: String) -> [SourceText] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes.split(separator: 0x0C).compactMap { try? SourceText(utf8: Array($0)) }
  }
}

/// Processor time and things found, by layer, in the order in which the layers run.
private struct Bench {
  private var layers: [(name: String, seconds: Double, found: Int)] = []
  private var words = 0
  private var bytes = 0

  mutating func read(_ text: SourceText) {
    let document = time("document") {
      Document(text)
    } count: {
      $0.tokens.count
    }
    bytes += text.bytes.count
    words += document.tokens.count { $0.kind == .word }
    let analysis = time("language") {
      LanguageModel.embedded.analyse(document)
    } count: {
      $0.words.count
    }
    let expressions = time("expressions") {
      findExpressions(in: document, analysis: analysis, published: nil)
    } count: {
      $0.times.count + $0.figures.count
    }
    let names = time("names") {
      findNames(in: document, analysis: analysis)
    } count: {
      $0.mentions.count
    }
    _ = time("statements") {
      findStatements(in: document, analysis: analysis, names: names, expressions: expressions)
    } count: {
      $0.statements.count
    }
    _ = time("events") {
      findEvents(in: document, analysis: analysis, names: names, expressions: expressions)
    } count: {
      $0.count
    }
    _ = time("votes") {
      findVotes(in: document, analysis: analysis, names: names, expressions: expressions)
    } count: {
      $0.count
    }
    _ = time("polls") {
      findPolls(in: document, analysis: analysis, names: names, expressions: expressions)
    } count: {
      $0.count
    }
    _ = time("damage") {
      findDamage(in: document, analysis: analysis, names: names)
    } count: {
      $0.count
    }
    let reading = time("whole reading") {
      IsnadReading.read(text)
    } count: {
      $0.statements.count
    }
    _ = time("json") {
      JSONFormat(.document).encode(reading)
    } count: {
      $0.count
    }
  }

  private mutating func time<Found>(_ layer: String, _ body: () -> Found, count: (Found) -> Int) -> Found {
    let start = processorSeconds()
    let found = body()
    let seconds = processorSeconds() - start
    if let i = layers.firstIndex(where: { $0.name == layer }) {
      layers[i].seconds += seconds
      layers[i].found += count(found)
    } else {
      layers.append((layer, seconds, count(found)))
    }
    return found
  }

  func report(articles: Int) {
    print("\(articles) articles, \(words) Arabic words, \(bytes) bytes")
    print("layer           words/s     MB/s     seconds  found")
    for layer in layers {
      let speed = layer.seconds > 0 ? Double(words) / layer.seconds : 0
      let megabytes = layer.seconds > 0 ? Double(bytes) / 1e6 / layer.seconds : 0
      print(
        padded(layer.name, 14) + padded(String(Int(speed)), 9, left: true)
          + padded(decimal(megabytes, 2), 9, left: true) + padded(decimal(layer.seconds, 3), 12, left: true)
          + "  \(layer.found)")
    }
  }

  private func decimal(_ value: Double, _ digits: Int) -> String {
    let factor = digits == 2 ? 100 : 1000
    let whole = Int((value * Double(factor)).rounded())
    return "\(whole / factor).\(padded(String(whole % factor), digits, left: true, with: "0"))"
  }

  private func padded(_ text: String, _ width: Int, left: Bool = false, with filler: Character = " ") -> String {
    let padding = String(repeating: filler, count: max(0, width - text.count))
    return left ? padding + text : text + padding
  }
}

/// The processor time that this process has used.
private func processorSeconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

import Dispatch
import Glibc
import IsnadProbes
import Synchronization

/// The claim that this run tests; `Scripts/fuzz` names it. Nothing can be tested without one, and libFuzzer has no way to be told so.
private let probe: Probe = {
  guard let name = getenv("ISNAD_PROBE"), let probe = Probe(rawValue: String(cString: name)) else {
    fatalError("ISNAD_PROBE is none of \(Probe.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return probe
}()

/// libFuzzer calls this for every input that it thinks of.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let broken = Broken()
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    do throws(BrokenClaim) { try await probe.check(bytes) } catch { broken.claim.withLock { $0 = error } }
    done.signal()
  }
  // libFuzzer knows nothing of tasks; its thread has nothing else to do.
  done.wait()
  // A process that dies is how libFuzzer is told that it has found something.
  if let claim = broken.claim.withLock({ $0 }) { fatalError("\(claim)") }
  return 0
}

/// What a check said, across threads.
private final class Broken: Sendable {
  let claim = Mutex<BrokenClaim?>(nil)
}

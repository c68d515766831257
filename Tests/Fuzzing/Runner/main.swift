import FuzzTargets

// libFuzzer's own driver, so that one program holds every target: `fuzz TARGET [libFuzzer's options]`.

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

nonisolated(unsafe) private var target = FuzzTarget.all[0]

guard CommandLine.arguments.count > 1, let named = FuzzTarget.named(CommandLine.arguments[1]) else {
    print("name a target: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
    throw CancellationError()
}
target = named
var count = CommandLine.argc - 1
// The target's name takes the program's place.
var arguments = CommandLine.unsafeArgv + 1
_ = runDriver(&count, &arguments) { bytes, count in
    target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
